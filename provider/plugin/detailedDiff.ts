import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { Difference } from "../resource/compare";
import { pathText } from "../values";

const { Kind } = PropertyDiff;
const KINDS = {
  add: { plain: Kind.ADD, replace: Kind.ADD_REPLACE },
  delete: { plain: Kind.DELETE, replace: Kind.DELETE_REPLACE },
  update: { plain: Kind.UPDATE, replace: Kind.UPDATE_REPLACE },
};

/** What changes, as the engine shows it: leaf by leaf, into arrays. */
export function diffResponse(differences: readonly Difference[]): DiffResponse {
  const response = new DiffResponse();
  response.setChanges(differences.length > 0 ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE);
  response.setHasdetaileddiff(true);
  for (const { path, kind, replace } of differences) {
    const detail = new PropertyDiff();
    detail.setKind(KINDS[kind][replace ? "replace" : "plain"]);
    detail.setInputdiff(true);
    response.getDetaileddiffMap().set(pathText(path), detail);
  }
  const top = (of: readonly Difference[]) => [...new Set(of.map(({ path }) => String(path[0])))];
  response.setDiffsList(top(differences));
  response.setReplacesList(top(differences.filter(({ replace }) => replace)));
  return response;
}
