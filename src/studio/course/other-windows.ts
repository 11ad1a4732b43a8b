/** Windows of one browser tell each other what they saved, so that none shows an old state. */
interface SavedMessage {
  readonly courseId: string;
  readonly version: number;
}

const CHANNEL = 'whorl-courses';

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);

export function tellOtherWindows(message: SavedMessage): void {
  channel?.postMessage(message);
}

export function listenToOtherWindows(listener: (message: SavedMessage) => void): () => void {
  if (!channel) return () => {};
  const onMessage = (event: MessageEvent<SavedMessage>): void => listener(event.data);
  channel.addEventListener('message', onMessage);
  return () => channel.removeEventListener('message', onMessage);
}
