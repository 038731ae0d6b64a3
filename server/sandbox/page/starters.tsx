import type { BusinessView } from "../business";
import type { DeskPhone } from "../live";
import type { Act } from "./thread";

export type Starters = BusinessView["automations"][number];

type IceBreakersProps = { phone: DeskPhone; starters: Starters | undefined; act: Act };

/** What a customer taps before the first word; a link with a text ready has none of it. */
export function IceBreakers({ phone, starters, act }: IceBreakersProps) {
  if (phone.messages.length > 0 || phone.prefilled || phone.adWelcome || !starters?.prompts.length)
    return null;
  return (
    <ul className="ice-breakers" aria-label="Ice breakers">
      {starters.prompts.map((text) => (
        <li key={text}>
          <button type="button" onClick={() => act("messages", { type: "text", text })}>
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}

type CommandsProps = {
  commands: Starters["commands"];
  typed: string;
  onChoose: (text: string) => void;
};

/** What a slash brings. */
export function Commands({ commands, typed, onChoose }: CommandsProps) {
  if (!typed.startsWith("/")) return null;
  const found = commands.filter(
    ({ command_name: name }) => `/${name}`.startsWith(typed) && `/${name}` !== typed,
  );
  if (found.length === 0) return null;
  return (
    <ul className="slash-commands" aria-label="Commands">
      {found.map(({ command_name: name, command_description: hint }) => (
        <li key={name}>
          <button type="button" onClick={() => onChoose(`/${name}`)}>
            <strong>/{name}</strong> <span>{hint}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
