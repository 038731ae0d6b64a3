/** Takes the lock, or says which process holds it. A lock whose process has died is taken over. */
export function takeLock(path: string): { release: () => void } | { heldBy: number };

/** Takes the lock, waiting for whoever holds it; `onWait` is told once. */
export function waitForLock(path: string, onWait?: (pid: number) => void): Promise<{ release: () => void }>;

/** A lock file for this checkout, outside it, so that it works before anything is installed or built. */
export function checkoutLock(name: string): string;
