export const PracticePage = () => <h1>PracticePage</h1>;
