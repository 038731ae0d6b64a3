import { AsyncLocalStorage } from "node:async_hooks";
import type { Attributes, Context, Span, Tracer } from "@opentelemetry/api";
import { env } from "./env";

type Tracing = {
  api: typeof import("@opentelemetry/api");
  tracer: Tracer;
  current: AsyncLocalStorage<Span>;
  stop: () => Promise<void>;
};

/**
 * `parents` are the traces this goes on with, as `traceParent` gave them in another process or transaction: one is the
 * parent, several are linked. Attributes are ids, counts and codes, never what somebody wrote.
 */
type Options = { attributes?: Attributes; parents?: (string | null | undefined)[] };

/** Next bundles server code apart from our own web server; both write into the same traces. */
const shared = globalThis as typeof globalThis & { guichetTracing?: Tracing };

/**
 * Loads OpenTelemetry and begins to trace, when OTEL_EXPORTER_OTLP_ENDPOINT says where to. It is not made the global tracer:
 * Next's own spans would then carry addresses, and with them what people search for.
 */
export async function startTracing(process: string): Promise<void> {
  if (!env.OTEL_EXPORTER_OTLP_ENDPOINT || shared.guichetTracing) return;
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ "service.name": `guichet-${process}` }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  shared.guichetTracing = {
    api,
    tracer: provider.getTracer("guichet"),
    current: new AsyncLocalStorage(),
    stop: () => provider.shutdown(),
  };
}

/** Sends what has not been sent. A collector that is away must not keep a process from ending. */
export async function stopTracing(): Promise<void> {
  const tracing = shared.guichetTracing;
  shared.guichetTracing = undefined;
  await tracing?.stop().catch(() => {});
}

/** Does the work as one span of a trace; without tracing it only does the work. */
export function traced<T>(name: string, work: () => Promise<T>, options: Options = {}): Promise<T> {
  const tracing = shared.guichetTracing;
  if (!tracing) return work();
  const span = begin(tracing, name, options);
  return tracing.current.run(span, async () => {
    try {
      return await work();
    } catch (error) {
      // The name only: a driver's message can quote a row.
      span.setAttribute("error.type", error instanceof Error ? error.name : typeof error);
      span.setStatus({ code: tracing.api.SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** A span for work that tells its end by a callback. */
export function openSpan(
  name: string,
): { traceParent: string; end: (attributes: Attributes) => void } | undefined {
  const tracing = shared.guichetTracing;
  if (!tracing) return undefined;
  const span = begin(tracing, name, {});
  return { traceParent: parentOf(span), end: (attributes) => span.setAttributes(attributes).end() };
}

/** Tells something about the span that is open, once it is known. */
export const describeSpan = (attributes: Attributes) =>
  void shared.guichetTracing?.current.getStore()?.setAttributes(attributes);

/** The span that is open, in the words of the W3C, to be kept with what others will go on with. */
export function traceParent(): string | undefined {
  const span = shared.guichetTracing?.current.getStore();
  return span && parentOf(span);
}

/** Joins log lines to traces. */
export function traceIds(): { traceId?: string; spanId?: string } {
  const span = shared.guichetTracing?.current.getStore();
  if (!span) return {};
  const { traceId, spanId } = span.spanContext();
  return { traceId, spanId };
}

const parentOf = (span: Span) => {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`;
};

const traceParentForm = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

function begin({ api, tracer, current }: Tracing, name: string, { attributes, parents = [] }: Options): Span {
  const contexts = [...new Set(parents)].flatMap((parent) => {
    const [, traceId, spanId, flags] = traceParentForm.exec(parent ?? "") ?? [];
    return traceId && spanId && flags ? { traceId, spanId, traceFlags: Number.parseInt(flags, 16) } : [];
  });
  const [only, another] = contexts;
  const around = current.getStore();
  let context: Context = api.ROOT_CONTEXT;
  if (around) context = api.trace.setSpan(context, around);
  else if (only && !another) context = api.trace.setSpanContext(context, { ...only, isRemote: true });
  const links = another ? contexts.map((context) => ({ context })) : [];
  return tracer.startSpan(name, { attributes, links }, context);
}
