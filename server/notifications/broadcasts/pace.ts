/** The rest of a number's throughput is for the answers of people. */
const share = 0.8;
/** So much of it is on its way at once: enough that nothing stands still, and no answer waits longer. */
const aheadSeconds = 2;

export const broadcastsPerSecond = (throughputPerSecond: number): number =>
  Math.max(1, Math.floor(throughputPerSecond * share));

/** How many more may be given out, when so many of a number's broadcasts are on their way. */
export const roomFor = (throughputPerSecond: number, onTheirWay: number): number =>
  Math.max(0, broadcastsPerSecond(throughputPerSecond) * aheadSeconds - onTheirWay);

/** When the next one goes, behind those that are on their way. */
export const slotAfter = (throughputPerSecond: number, onTheirWay: number, now: Date): Date =>
  new Date(now.getTime() + Math.round((onTheirWay * 1000) / broadcastsPerSecond(throughputPerSecond)));
