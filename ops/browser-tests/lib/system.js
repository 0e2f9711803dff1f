import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freeTcpPort, freeUdpPort } from './ports.js';
import { until } from './until.js';

/** @import { ChildProcess } from 'node:child_process' */

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** The checkout. */
const ROOT = resolve(HERE, '../../..');

/** Screenshots, and the logs of systems whose tests failed. */
export const ARTEFACTS = resolve(HERE, '../target');

/** From nothing to ready, the first build of the checkout included. */
const START_LIMIT = 300_000;

/** The launcher gives each process 10 s. */
const STOP_LIMIT = 45_000;

/** A whole Ringroom of its own: database, platform and media node, on free ports. */
export class System {
  /** Where the page is. */
  url;
  #var;
  #launcher;

  /**
   * @param {string} url
   * @param {string} variable directory of everything it writes
   * @param {ChildProcess} launcher
   */
  constructor(url, variable, launcher) {
    this.url = url;
    this.#var = variable;
    this.#launcher = launcher;
  }

  /**
   * @param {Record<string, string>} [environment]
   * @returns {Promise<System>} ready for calls
   */
  static async start(environment = {}) {
    const variable = mkdtempSync(join(tmpdir(), 'ringroom-'));
    const port = await freeTcpPort();
    const log = openSync(join(variable, 'up.log'), 'a');
    const launcher = spawn(join(ROOT, 'ops/bin/up'), {
      cwd: ROOT,
      stdio: ['ignore', log, log],
      env: {
        ...process.env,
        RINGROOM_VAR: variable,
        RINGROOM_HTTP_PORT: String(port),
        RINGROOM_MEDIA_HTTP_PORT: String(await freeTcpPort()),
        RINGROOM_RTP_PORT: String(await freeUdpPort()),
        ...environment,
      },
    });
    const system = new System(`http://127.0.0.1:${port}`, variable, launcher);
    try {
      await until('the system is ready', () => system.readiness(), START_LIMIT);
    } catch (error) {
      system.keepLogs('start');
      await system.stop();
      throw new Error(`${error}\n${readFileSync(join(variable, 'up.log'), 'utf8').slice(-4_000)}`);
    }
    return system;
  }

  /** @returns {Promise<true | string>} true, or what is missing */
  async readiness() {
    if (this.#launcher.exitCode !== null) {
      return `the launcher ended with ${this.#launcher.exitCode}`;
    }
    const response = await fetch(`${this.url}/ready`, { signal: AbortSignal.timeout(2_000) });
    return response.ok || (await response.text());
  }

  /** @param {"platform" | "media-node" | "postgres"} name */
  pid(name) {
    const pid = Number(readFileSync(join(this.#var, 'run', `${name}.pid`), 'utf8').trim());
    if (!(pid > 1)) {
      throw new Error(`${name}.pid holds no process id`);
    }
    return pid;
  }

  /**
   * Kills a process without a warning; the launcher starts it again.
   *
   * @param {"platform" | "media-node"} name
   */
  kill(name) {
    process.kill(this.pid(name), 'SIGKILL');
  }

  /** @param {"platform" | "media-node"} name @returns {number} resident memory, MiB */
  memory(name) {
    const status = readFileSync(`/proc/${this.pid(name)}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
  }

  /**
   * Copies the logs to where they outlive the system.
   *
   * @param {string} name of the test that failed
   */
  keepLogs(name) {
    const target = join(ARTEFACTS, 'failed', name);
    mkdirSync(target, { recursive: true });
    for (const kept of ['log', 'up.log']) {
      cpSync(join(this.#var, kept), join(target, kept), { recursive: true, force: true });
    }
  }

  async stop() {
    const launcher = this.#launcher;
    const ended = new Promise((done) => launcher.once('exit', done));
    if (launcher.exitCode === null && launcher.signalCode === null) {
      launcher.kill('SIGTERM');
      const timer = setTimeout(() => launcher.kill('SIGKILL'), STOP_LIMIT);
      await ended;
      clearTimeout(timer);
    }
    rmSync(this.#var, { recursive: true, force: true });
  }
}
