import type { FastifyRequest } from 'fastify';
import { LISTEN_HOST } from '../settings.ts';

const LOOPBACK_NAMES = new Set([LISTEN_HOST, 'localhost', '[::1]']);

/** Does this request ask for data? Told by the route that it found: an address can be written in many ways (/%61pi/). */
export function asksForData(request: Pick<FastifyRequest, 'routeOptions' | 'url'>): boolean {
  return [request.routeOptions.url, request.url].some((address) => address?.startsWith('/api/'));
}

/**
 * May this request touch data? Only when the browser knows the server by a loopback name (a stranger's name that resolves to
 * 127.0.0.1 is DNS rebinding) and when no other site sent it. Programs send neither Origin nor Sec-Fetch-Site and may.
 */
export function isFromHere(request: Pick<FastifyRequest, 'headers' | 'routeOptions' | 'url'>): boolean {
  const host = request.headers.host;
  if (host === undefined || !LOOPBACK_NAMES.has(host.replace(/:\d+$/, '').toLowerCase())) return false;
  const { origin } = request.headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) return false;
  // A link from elsewhere may open the studio's page; data answers only to that page.
  if (!asksForData(request)) return true;
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
