/** The repository of this project. package.json has the same value; a test compares them. */
export const HOMEPAGE = "https://github.com/pulumi-realtimekit/pulumi-realtimekit";
