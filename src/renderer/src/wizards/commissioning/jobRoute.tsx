/** Placeholder until the commissioning wizard is here. */
export const JobPage = ({ jobId }: { jobId: string }) => <h1>{jobId}</h1>;
