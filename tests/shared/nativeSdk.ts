import { underDynamicNames } from "../../scripts/start/native";

/** Stands in for the dynamic resources where a suite runs on the native plugin: jest.config.cjs maps `sdk` to it. */
module.exports = underDynamicNames(require("../../sdk/native"), jest.requireActual("../../sdk/index"));
