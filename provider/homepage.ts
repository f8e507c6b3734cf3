/** Where this project is; package.json says the same, and a test compares them. */
export const HOMEPAGE = "https://github.com/pulumi-realtimekit/pulumi-realtimekit";
