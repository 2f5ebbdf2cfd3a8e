import type { Plugin } from 'esbuild';

export declare const keptFrames: Plugin;
