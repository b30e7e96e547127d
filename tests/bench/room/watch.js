// Runs in the page: notes each frame, and for each key when what it did has been painted.
const taken = { frames: [], keys: [] };
window.taken = taken;
let last = performance.now();

function frame(now) {
  taken.frames.push(now - last);
  last = now;
  requestAnimationFrame(frame);
}
requestAnimationFrame(frame);

addEventListener(
  'keydown',
  ({ timeStamp }) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => taken.keys.push(performance.now() - timeStamp));
      port1.start();
      port2.postMessage(undefined);
    });
  },
  true,
);
