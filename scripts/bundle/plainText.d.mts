import type { Plugin } from 'esbuild';

export declare const plainText: Plugin;
