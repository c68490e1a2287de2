// Where the events of a case are kept: in the browser, and in files. Nothing read back is trusted before it is replayed.
"use strict";

/** The largest file that is read, in bytes. */
const LARGEST = 20 * 1024 * 1024;

/** Under which key the browser keeps the case of a process. */
function keyOf(data) {
  return "ltc:" + data.process + ":" + data.version;
}

/** What a saved file says. */
function pack(data, events) {
  return JSON.stringify({ format: data.format, process: data.process, version: data.version, events }, null, 1) + "\n";
}

/**
 * Reads a saved file: `{ events, state }`, or `{ problem: [code, …] }` when it is no such file, belongs to another process or
 * version, or tells of something that cannot have happened.
 */
function unpack(data, text, name, replayed) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { problem: ["file.not", name] };
  }
  if (!file || typeof file !== "object" || file.format !== data.format || !Array.isArray(file.events)) {
    return { problem: ["file.not", name] };
  }
  if (file.process !== data.process) return { problem: ["file.other", name, String(file.process)] };
  if (file.version !== data.version) return { problem: ["file.version", name, String(file.version), data.version] };
  const { state, refused } = replayed(data.flow, file.events);
  if (refused) return { problem: ["file.broken", name, String(refused.at + 1)] };
  return { events: file.events, state };
}

/** The events the browser kept; `problem` when it keeps none for this page or they do not fit. */
function recall(data, storage, replayed) {
  let text = null;
  try {
    text = storage().getItem(keyOf(data));
  } catch {
    return { events: [], problem: ["store.not"] };
  }
  if (text === null) return { events: [] };
  const read = unpack(data, text, "", replayed);
  if (!read.problem) return { events: read.events };
  try {
    storage().setItem(keyOf(data) + ":aside", text);
  } catch {
    return { events: [], problem: ["store.not"] };
  }
  return { events: [], problem: ["store.old"] };
}

/** Keeps the events in the browser; whether that worked. */
function keep(data, events, storage) {
  try {
    if (events.length === 0) storage().removeItem(keyOf(data));
    else storage().setItem(keyOf(data), pack(data, events));
    return true;
  } catch {
    return false;
  }
}

/** A file name that every file system takes: the process and the case. */
function fileName(data, name) {
  const words = name.normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  const process = data.process.split(".").pop();
  return [...(process + (words ? "-" + words : ""))].slice(0, 60).join("") + ".checklist.json";
}

if (typeof module !== "undefined") module.exports = { keyOf, pack, unpack, recall, keep, fileName, LARGEST };
