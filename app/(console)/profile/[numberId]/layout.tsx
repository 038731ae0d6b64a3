import { NumberTabs } from "./number-tabs";

export default async function NumberLayout({ params, children }: LayoutProps<"/profile/[numberId]">) {
  const { numberId } = await params;
  return (
    <>
      <NumberTabs numberId={numberId} />
      {children}
    </>
  );
}
