import type { ClientProfile } from '#/contract/api-clients.ts';
import type { ClientRow } from '../store/tables.ts';

export function clientName({ profileJson }: Pick<ClientRow, 'profileJson'>): string {
  const { givenName, familyName } = JSON.parse(profileJson) as ClientProfile;
  return `${givenName} ${familyName}`.trim();
}
