import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import { createServer } from 'node:http';
import { until } from './until.js';

/**
 * @import { Server } from 'node:http'
 *
 * @typedef {{topic: string, ttl: number, urgency: string, message: any}} Delivered
 */

/**
 * A push service on loopback, and the browser behind it: takes what the platform sends (RFC 8030),
 * checks who sent it (RFC 8292) and decrypts it as a browser does (RFC 8291), with Node's own
 * cryptography. The browser makers' services are out of reach of a test.
 */
export class PushService {
  /** @type {Delivered[]} */
  delivered = [];
  #browser = createECDH('prime256v1');
  #secret = randomBytes(16);
  /** @type {Server} */
  #server;

  /** @param {Server} server */
  constructor(server) {
    this.#server = server;
    this.#browser.generateKeys();
  }

  static async start() {
    const server = createServer();
    const service = new PushService(server);
    server.on('request', (request, response) => {
      /** @type {Buffer[]} */
      const parts = [];
      request.on('data', (part) => parts.push(part));
      request.on('end', () => {
        try {
          service.#take(request.headers, Buffer.concat(parts));
          response.writeHead(201).end();
        } catch (error) {
          response.writeHead(400).end(String(error));
        }
      });
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
    return service;
  }

  /** What a page that subscribes here has to give to the platform. */
  subscription() {
    const address = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
    return {
      endpoint: `http://127.0.0.1:${address.port}/browser`,
      keys: {
        p256dh: this.#browser.getPublicKey('base64url'),
        auth: this.#secret.toString('base64url'),
      },
    };
  }

  /**
   * @param {"call" | "cancel"} type
   * @returns {Promise<Delivered>} the last one
   */
  async next(type) {
    const found = () => this.delivered.filter(({ message }) => message.type === type).at(-1);
    await until(`a push of type ${type} arrives`, () => {
      const types = this.delivered.map(({ message }) => message.type);
      return found() !== undefined || `arrived: ${types.join(' ') || 'none'}`;
    });
    return /** @type {Delivered} */ (found());
  }

  async stop() {
    await new Promise((done) => this.#server.close(done));
  }

  /**
   * @param {import('node:http').IncomingHttpHeaders} headers
   * @param {Buffer} body
   */
  #take(headers, body) {
    verifyVapid(String(headers.authorization), new URL(this.subscription().endpoint).origin);
    this.delivered.push({
      topic: String(headers.topic),
      ttl: Number(headers.ttl),
      urgency: String(headers.urgency),
      message: JSON.parse(this.#decrypt(body)),
    });
  }

  /** @param {Buffer} body salt, record size, the sender's key, one record; RFC 8188 section 2.1 */
  #decrypt(body) {
    const salt = body.subarray(0, 16);
    const keyEnd = 21 + Number(body[20]);
    const senderKey = body.subarray(21, keyEnd);
    const info = Buffer.concat([
      Buffer.from('WebPush: info\0'),
      this.#browser.getPublicKey(),
      senderKey,
    ]);
    const shared = this.#browser.computeSecret(senderKey);
    const key = Buffer.from(hkdfSync('sha256', shared, this.#secret, info, 32));
    const cek = hkdfSync('sha256', key, salt, 'Content-Encoding: aes128gcm\0', 16);
    const nonce = hkdfSync('sha256', key, salt, 'Content-Encoding: nonce\0', 12);
    const decipher = createDecipheriv('aes-128-gcm', Buffer.from(cek), Buffer.from(nonce));
    decipher.setAuthTag(body.subarray(-16));
    const plain = Buffer.concat([decipher.update(body.subarray(keyEnd, -16)), decipher.final()]);
    const end = plain.lastIndexOf(2);
    if (end < 0) {
      throw new Error('the record has no end');
    }
    return plain.subarray(0, end).toString('utf8');
  }
}

/**
 * @param {string} authorization
 * @param {string} audience
 */
function verifyVapid(authorization, audience) {
  const [, head = '', claims = '', signature = '', key = ''] =
    /^vapid t=([^.]+)\.([^.]+)\.([^,]+), k=(\S+)$/.exec(authorization) ?? [];
  const point = Buffer.from(key, 'base64url');
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const signed = Buffer.from(`${head}.${claims}`);
  const given = Buffer.from(signature, 'base64url');
  if (!verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, given)) {
    throw new Error('the VAPID signature is wrong');
  }
  const { aud, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  if (aud !== audience || !(exp * 1_000 > Date.now())) {
    throw new Error(`VAPID for ${aud} until ${exp}`);
  }
}
