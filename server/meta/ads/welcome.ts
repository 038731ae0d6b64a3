/** What greets a customer who tapped the ad, before anything was written. */
export type Welcome =
  | { kind: "prefilled"; greeting: string; prefilled: string }
  | { kind: "questions"; greeting: string; questions: { title: string; response?: string }[] };

/** Meta's bounds, and the number of questions its guide shows. */
export const welcomeLimits = { greeting: 300, question: 80, response: 300, questions: 3 } as const;

/**
 * The greeting as Meta takes it: JSON in a string. It is never left out, because the customer would then be greeted in
 * English whatever language the ad speaks.
 */
export function welcomeMessage(welcome: Welcome): string {
  const shared = {
    type: "VISUAL_EDITOR",
    version: 2,
    landing_screen_type: "welcome_message",
    media_type: "text",
  };
  const text_format =
    welcome.kind === "prefilled"
      ? {
          customer_action_type: "autofill_message",
          message: { text: welcome.greeting, autofill_message: { content: welcome.prefilled } },
        }
      : {
          customer_action_type: "ice_breakers",
          message: {
            text: welcome.greeting,
            ice_breakers: welcome.questions.map(({ title, response }) => ({
              title,
              ...(response && { response }),
            })),
          },
        };
  return JSON.stringify({ ...shared, text_format });
}
