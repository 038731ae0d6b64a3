import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientAddress, networkOf, originOf } from "./origin";

describe("the address of whoever asks", () => {
  test("is the socket's when no proxy stands in front, whatever the request says", () => {
    expect(clientAddress("203.0.113.7", "198.51.100.1", 0)).toBe("203.0.113.7");
  });

  test("is what the proxy heard, and not what the client invented before it", () => {
    expect(clientAddress("10.0.0.2", "1.1.1.1, 198.51.100.1", 1)).toBe("198.51.100.1");
    expect(clientAddress("10.0.0.2", "1.1.1.1, 198.51.100.1, 10.0.0.3", 2)).toBe("198.51.100.1");
  });

  test("is the nearest known when a proxy left nothing or nonsense", () => {
    expect(clientAddress("10.0.0.2", undefined, 1)).toBe("10.0.0.2");
    expect(clientAddress("10.0.0.2", "198.51.100.1", 3)).toBe("198.51.100.1");
    expect(clientAddress("10.0.0.2", "unknown", 1)).toBe("10.0.0.2");
    expect(clientAddress("10.0.0.2", "1.2.3.4\r\nset-cookie: a", 1)).toBe("10.0.0.2");
  });

  test("is written in one way", () => {
    expect(clientAddress("::ffff:203.0.113.7", undefined, 0)).toBe("203.0.113.7");
    expect(clientAddress("10.0.0.2", "203.0.113.7:55012", 1)).toBe("203.0.113.7");
    expect(clientAddress("10.0.0.2", "[2001:DB8::1]:443", 1)).toBe("2001:db8::1");
    expect(clientAddress("fe80::1%eth0", undefined, 0)).toBe("fe80::1");
    expect(clientAddress(undefined, undefined, 0)).toBeUndefined();
  });
});

describe("the origin of a request", () => {
  const shared = globalThis as { guichetStampsAddresses?: boolean };
  const headers = new Headers({ "x-guichet-address": "203.0.113.7", "user-agent": "Firefox" });

  beforeAll(() => {
    shared.guichetStampsAddresses = false;
  });
  afterAll(() => {
    shared.guichetStampsAddresses = false;
  });

  test("has no address as long as our own server did not note it", () => {
    expect(originOf(headers)).toEqual({ ip: undefined, userAgent: "Firefox" });
    shared.guichetStampsAddresses = true;
    expect(originOf(headers)).toEqual({ ip: "203.0.113.7", userAgent: "Firefox" });
  });
});

test("a network is one IPv4 address, or the first half of an IPv6 one however it is written", () => {
  expect(networkOf("203.0.113.7")).toBe("203.0.113.7");
  expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:0db8:1:2::9")).toBe("2001:db8:1:2::/64");
  expect(networkOf("::1")).toBe("0:0:0:0::/64");
});
