import type { Page } from "@playwright/test";
import { expect, expectAccessible, signIn, test } from "../support/test";

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

/** The page, from when on it heeds what is typed: a form that the server drew does not yet. */
async function open(page: Page) {
  await page.goto("/settings/hours");
  await expect(async () => {
    await button(page, "Sunday: copy to other days").click();
    await expect(page.getByRole("menu")).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
}

test("an owner says when somebody is there, is told what cannot be, and a colleague reads it", async ({
  page,
  context,
  colleague,
}) => {
  await signIn(context, "owner");
  await open(page);
  await expect(page.getByRole("heading", { level: 1, name: "Working hours" })).toBeVisible();

  // Monday in two parts, copied to the other working days by keyboard.
  await field(page, "Monday, opens, 1").fill("08:30");
  await field(page, "Monday, closes, 1").fill("12:30");
  await button(page, "Monday: add hours").click();
  await field(page, "Monday, opens, 2").fill("13:30");
  await field(page, "Monday, closes, 2").fill("18:00");
  await button(page, "Monday: copy to other days").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "To Monday to Friday" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field(page, "Friday, closes, 2")).toHaveValue("18:00");

  // A Saturday night that would reach into Sunday's hours.
  await button(page, "Saturday: add hours").click();
  await field(page, "Saturday, closes, 1").fill("02:00");
  await expect(page.getByText("on the next day")).toBeVisible();
  await button(page, "Sunday: add hours").click();
  await field(page, "Sunday, opens, 1").fill("01:00");
  await button(page, "Save hours").click();
  const saturday = page.getByRole("listitem").filter({ hasText: "Saturday" });
  await expect(saturday.getByRole("alert")).toContainText("overlap");
  await expect(field(page, "Sunday, opens, 1")).toHaveValue("01:00");
  await expectAccessible(page);
  await button(page, "Sunday: remove hours 1").click();

  await button(page, "Add public holidays").click();
  await page.getByLabel("Country").selectOption("BE");
  await page.getByLabel("Year").fill("2027");
  await expect(page.getByRole("dialog")).toContainText("Easter Monday");
  await expectAccessible(page);
  await button(page, /^Add \d+ days$/).click();
  await button(page, "Save hours").click();
  await expect(page.getByText("The working hours hold from now on.")).toBeVisible();

  await page.reload();
  await expect(field(page, "Wednesday, opens, 2")).toHaveValue("13:30");
  await expect(field(page, "Date of Easter Monday")).toHaveValue("2027-03-29");

  await colleague.goto("/settings/hours");
  await expect(colleague.getByText("08:30–12:30, 13:30–18:00")).toHaveCount(5);
  await expect(colleague.getByText("Easter Monday")).toBeVisible();
  await expect(button(colleague, "Save hours")).toHaveCount(0);
  await expectAccessible(colleague);

  await page.goto("/settings/audit");
  await expect(page.getByText("changed the working hours").first()).toBeVisible();
});

test("of two owners who change the hours at once, the second keeps what she typed and is told", async ({
  page,
  context,
  mayComplain,
}) => {
  mayComplain(/409/);
  await signIn(context, "owner", 1);
  const other = await context.newPage();
  for (const one of [page, other]) {
    await open(one);
    await field(one, "Tuesday, opens, 1").fill(one === page ? "07:00" : "07:30");
  }
  await button(page, "Save hours").click();
  await expect(page.getByText("The working hours hold from now on.")).toBeVisible();
  await button(other, "Save hours").click();
  await expect(other.getByText("A colleague changed the hours meanwhile.")).toBeVisible();
  await expect(field(other, "Tuesday, opens, 1")).toHaveValue("07:30");
  await button(other, "Save hours").click();
  await expect(other.getByText("The working hours hold from now on.")).toBeVisible();
});
