import { startBareServer } from "../shared/bareServer";
import { tell } from "../shared/worker";
import { ANSWER } from "./meeting";

startBareServer(ANSWER).then(tell);
