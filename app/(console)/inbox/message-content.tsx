"use client";

import {
  CircleHelp,
  ExternalLink,
  Info,
  List,
  MapPin,
  MousePointerClick,
  Package,
  UserRound,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoney } from "@/components/use-money";
import type { ThreadMessage } from "@/server/inbox/thread-messages";
import type { MessageContent as Content, ContentOf } from "@/server/meta/content";
import { phoneNumber } from "./contact-name";
import { MediaContent } from "./media-content";
import { RichText } from "./rich-text";
import { addressOf } from "./split-links";

type MessageContentProps = { content: Content; media: ThreadMessage["media"] };

/** What a message says, in the form of its kind. */
export function MessageContent({ content, media }: MessageContentProps) {
  const t = useTranslations("inbox");
  switch (content.type) {
    case "text":
      return <RichText text={content.body} />;
    case "image":
    case "video":
    case "sticker":
    case "document":
    case "audio":
      return <MediaContent content={content} media={media} />;
    case "location":
      return <LocationCard content={content} />;
    case "contacts":
      return (
        <div className="grid grid-cols-1 gap-2">
          {content.contacts.map((contact) => (
            <ContactCard key={contact.name.formatted + contact.phones[0]?.phone} contact={contact} />
          ))}
        </div>
      );
    case "button":
      return <Tapped Icon={MousePointerClick}>{content.text}</Tapped>;
    case "buttonReply":
      return <Tapped Icon={MousePointerClick}>{content.title}</Tapped>;
    case "listReply":
      return (
        <Tapped Icon={List}>
          {content.title}
          {content.description && <span className="block text-ink-soft text-sm">{content.description}</span>}
        </Tapped>
      );
    case "flowReply":
      return (
        <>
          <Tapped Icon={List}>{content.body ?? content.name ?? t("kinds.flowReply")}</Tapped>
          <Received value={content.response} label={t("formAnswers")} />
        </>
      );
    case "order":
      return <OrderCard content={content} />;
    case "template":
    case "buttons":
    case "list":
      return <Composed content={content} />;
    case "reaction":
      return (
        <Note>{content.emoji ? t("reactedAlone", { emoji: content.emoji }) : t("reactionTakenAlone")}</Note>
      );
    case "revoke":
      return <Note>{t("revokedAlone")}</Note>;
    case "edit":
      return (
        <>
          <Note>{t("editedAlone")}</Note>
          <MessageContent content={content.content} media={media} />
        </>
      );
    case "system":
      return <Note>{content.body ?? t("kinds.system")}</Note>;
    case "requestWelcome":
      return <Note>{t("openedChat")}</Note>;
    case "unsupported":
      return (
        <>
          <Note Icon={CircleHelp}>{t("unsupported")}</Note>
          {content.errors.length > 0 && <Received value={content.errors} label={t("showReceived")} />}
        </>
      );
    case "unknown":
      return (
        <>
          <Note Icon={CircleHelp}>
            {content.metaType ? t("unknownType", { type: content.metaType }) : t("unknown")}
          </Note>
          <Received value={content.raw} label={t("showReceived")} />
        </>
      );
  }
}

function Note({ Icon = Info, children }: { Icon?: typeof Info; children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 text-ink-soft">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{children}</span>
    </p>
  );
}

function Tapped({ Icon, children }: { Icon: typeof List; children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 text-base">
      <Icon aria-hidden className="mt-1 size-4 shrink-0 text-ink-faint" />
      <span className="break-words [overflow-wrap:anywhere]" dir="auto">
        {children}
      </span>
    </p>
  );
}

/** What came, as it came, for those who want to see it. */
function Received({ value, label }: { value: unknown; label: string }) {
  return (
    <details className="mt-1.5 max-w-full">
      <summary className="w-fit text-ink-soft text-xs underline underline-offset-2">{label}</summary>
      <pre className="mt-1 max-h-60 overflow-auto whitespace-pre-wrap break-all rounded-sm bg-sunken p-2 text-xs">
        {typeof value === "string" ? value : JSON.stringify(value, null, 2)}
      </pre>
    </details>
  );
}

function LocationCard({ content }: { content: ContentOf<"location"> }) {
  const t = useTranslations("inbox");
  const { latitude, longitude, name, address } = content;
  const place = `${latitude},${longitude}`;
  return (
    <a
      href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`}
      target="_blank"
      rel="noopener noreferrer"
      className="flex w-72 max-w-full items-start gap-3 rounded-sm py-1 hover:underline"
    >
      <MapPin aria-hidden className="mt-0.5 size-5 shrink-0 text-brand" />
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="break-words font-medium">{name ?? t("kinds.location")}</span>
        <span className="break-words text-ink-soft text-xs tabular-nums">{address ?? place}</span>
      </span>
      <ExternalLink aria-hidden className="size-4 shrink-0 text-ink-soft" />
      <span className="sr-only">{t("openMap")}</span>
    </a>
  );
}

function ContactCard({ contact }: { contact: ContentOf<"contacts">["contacts"][number] }) {
  return (
    <div className="flex w-72 max-w-full items-start gap-3 py-1">
      <UserRound aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-soft" />
      <div className="grid min-w-0 gap-0.5">
        <p className="break-words font-medium">{contact.name.formatted}</p>
        {contact.organisation?.company && <p className="text-ink-soft">{contact.organisation.company}</p>}
        {contact.phones.map(({ phone, waId }) => (
          <p key={`${phone} ${waId}`} className="text-ink-soft tabular-nums">
            {phone ?? (waId && phoneNumber(waId))}
          </p>
        ))}
        {contact.emails.map(({ email }) => (
          <p key={email} className="break-all text-ink-soft">
            {email}
          </p>
        ))}
        {contact.urls.map(({ url }) => {
          const href = addressOf(url);
          return href ? (
            <a
              key={url}
              href={href}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="break-all underline"
            >
              {url}
            </a>
          ) : (
            <p key={url} className="break-all text-ink-soft">
              {url}
            </p>
          );
        })}
      </div>
    </div>
  );
}

function OrderCard({ content }: { content: ContentOf<"order"> }) {
  const t = useTranslations("inbox");
  const money = useMoney();
  const totals = new Map<string, bigint>();
  for (const { currency, itemPriceMicros, quantity } of content.items) {
    const micros = BigInt(Math.round(itemPriceMicros * quantity));
    totals.set(currency, (totals.get(currency) ?? 0n) + micros);
  }
  return (
    <div className="grid w-80 max-w-full gap-2 py-1">
      <p className="flex items-center gap-2 font-medium">
        <Package aria-hidden className="size-4 text-ink-soft" />
        {t("orderOf", { count: content.items.length })}
      </p>
      <ul className="grid gap-1">
        {content.items.map(({ productRetailerId, quantity, itemPriceMicros, currency }) => (
          <li key={productRetailerId} className="flex justify-between gap-3 text-ink-soft tabular-nums">
            <span className="truncate">
              {quantity} × {productRetailerId}
            </span>
            <span>{money({ micros: BigInt(Math.round(itemPriceMicros)), currency })}</span>
          </li>
        ))}
      </ul>
      {[...totals].map(([currency, micros]) => (
        <p key={currency} className="flex justify-between border-t pt-1 font-medium tabular-nums">
          <span>{t("orderTotal")}</span>
          <span>{money({ micros, currency })}</span>
        </p>
      ))}
      {content.text && <RichText text={content.text} />}
    </div>
  );
}

type Composed = ContentOf<"template"> | ContentOf<"buttons"> | ContentOf<"list">;

/** What we sent with a head, a foot or buttons, as the customer sees it. */
function Composed({ content }: { content: Composed }) {
  const buttons =
    content.type === "list"
      ? [content.button]
      : content.buttons?.map((button) => ("title" in button ? button.title : button.text));
  return (
    <div className="grid gap-1.5">
      {content.header && <p className="break-words font-semibold text-base">{content.header}</p>}
      {content.body ? <RichText text={content.body} /> : content.type === "template" && <p>{content.name}</p>}
      {content.footer && <p className="text-ink-soft text-xs">{content.footer}</p>}
      {buttons && buttons.length > 0 && (
        <ul className="mt-1 grid gap-1">
          {buttons.map((text) => (
            <li key={text} className="rounded-sm border px-3 py-1.5 text-center text-ink-soft">
              {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
