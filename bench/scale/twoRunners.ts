// Two `pulumi up` of one stack at the same time, as two jobs of a CI may start them: what the backend's lock does.
import { Place } from "./place";
import type { Order } from "./runner";

const MEETINGS = 30;

async function main(): Promise<void> {
  const place = await Place.make(50);
  const order = { operation: "up", variant: "ours", meetings: MEETINGS } satisfies Partial<Order>;
  try {
    // The stack is there before, so that they compete for the update alone.
    await place.run({ ...order, meetings: MEETINGS, operation: "preview", revision: 0 });
    const both = await Promise.allSettled([1, 1].map((revision) => place.run({ ...order, revision })));
    for (const [i, one] of both.entries()) console.log(`runner ${i + 1}: ${one.status}`);
    console.log(`meetings made: ${place.made()}, declared: ${MEETINGS}`);
  } finally {
    await place.close();
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
