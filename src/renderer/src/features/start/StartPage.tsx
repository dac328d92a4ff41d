export const StartPage = () => <h1>StartPage</h1>;
