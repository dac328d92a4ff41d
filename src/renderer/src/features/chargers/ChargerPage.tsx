export const ChargerPage = () => <h1>ChargerPage</h1>;
