import { app } from "./app";
import type { Kind } from "./kind";
import { meeting } from "./meeting";
import { participant } from "./participant";
import { preset } from "./preset";
import { webhook } from "./webhook";

export const KINDS: readonly Kind[] = [app, meeting, preset, webhook, participant];
