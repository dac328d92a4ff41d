import { ipcRenderer } from 'electron';

const CHANNEL = 'nexus-bridge';

// The page gets a message port and nothing else: no function of Electron crosses into its world.
ipcRenderer.on(CHANNEL, (event) => {
  window.postMessage({ type: CHANNEL }, window.location.origin, [...event.ports]);
});

// The page's own script runs before this event, so its listener is there when the port arrives.
window.addEventListener('DOMContentLoaded', () => ipcRenderer.send(CHANNEL));
