import * as settings from "@pulumi/pulumi/runtime/settings";

/**
 * Gives each operation's program connections of its own. gRPC shares them by address within a process, even one that it
 * has given up because the engine behind it ended early. If a later engine then gets the same port, its program fails
 * before its first resource; Pulumi's SDK takes that for the end of the engine, and the operation succeeds with nothing.
 */
const { grpcClientOptions } = settings as unknown as { grpcClientOptions: Record<string, unknown> };
grpcClientOptions["grpc.use_local_subchannel_pool"] = 1;
