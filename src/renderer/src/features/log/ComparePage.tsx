export const ComparePage = () => <h1>ComparePage</h1>;
