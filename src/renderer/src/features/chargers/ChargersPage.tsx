export const ChargersPage = () => <h1>ChargersPage</h1>;
