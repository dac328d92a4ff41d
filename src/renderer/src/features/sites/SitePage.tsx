export const SitePage = () => <h1>SitePage</h1>;
