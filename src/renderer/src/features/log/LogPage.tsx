export const LogPage = () => <h1>LogPage</h1>;
