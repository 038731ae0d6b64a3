import { answerApi } from "@/server/api/v1/answer";
import { routes } from "@/server/api/v1/routes";

export const dynamic = "force-dynamic";

const answer = (request: Request) => answerApi(request, routes);

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
