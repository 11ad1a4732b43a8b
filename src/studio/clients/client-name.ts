import type { ClientProfile } from '#/contract/api-clients.ts';

export function nameOf(profile: ClientProfile): string {
  return `${profile.givenName} ${profile.familyName}`.trim();
}
