import { spawn } from 'node:child_process';
import { freeTcpPort } from './ports.js';
import { until } from './until.js';

/** @import { ChildProcess } from 'node:child_process' */

/** A coturn on loopback, for clients that know the secret or were given a password made with it. */
export class TurnServer {
  static SECRET = 'of-the-tests';
  url;
  #process;
  #log = '';

  /**
   * @param {number} port
   * @param {ChildProcess} process
   */
  constructor(port, process) {
    // By TCP: the browser's own UDP is taken to be blocked.
    this.url = `turn:127.0.0.1:${port}?transport=tcp`;
    this.#process = process;
    process.stdout?.on('data', (text) => (this.#log += text));
  }

  /** @returns {Promise<TurnServer>} that listens */
  static async start() {
    const port = await freeTcpPort();
    const options = [
      ...['-n', '--no-cli', '--no-tls', '--no-dtls', '--log-file', 'stdout', '--simple-log', '-v'],
      ...['--listening-ip', '127.0.0.1', '--relay-ip', '127.0.0.1', '--allow-loopback-peers'],
      ...['--listening-port', String(port), '--realm', 'ringroom.test', '--pidfile', '/dev/null'],
      ...['--use-auth-secret', '--static-auth-secret', TurnServer.SECRET],
    ];
    const server = new TurnServer(
      port,
      spawn('turnserver', options, { stdio: ['ignore', 'pipe', 'ignore'] }),
    );
    await until('the TURN server listens', () => {
      return server.#log.includes('TCP listener opened') || server.#log.slice(-500);
    });
    return server;
  }

  /** @returns {number} relays it gave to who had a right password */
  get relays() {
    return this.#log.split('ALLOCATE processed, success').length - 1;
  }

  async stop() {
    const ended = new Promise((done) => this.#process.once('exit', done));
    this.#process.kill('SIGTERM');
    await ended;
  }
}
