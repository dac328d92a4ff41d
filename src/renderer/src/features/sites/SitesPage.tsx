export const SitesPage = () => <h1>SitesPage</h1>;
