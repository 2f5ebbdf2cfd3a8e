import { Box } from 'ink';
import type { ReactNode } from 'react';
import { filterRows } from '../row.ts';
import { messageRows } from '../views/messageRows.ts';
import { settingRows } from '../views/settingRows.ts';
import { themeSample } from '../views/themeSample.ts';
import { Lines } from '../widgets/lineText.tsx';
import { ListPanel } from './listPanel.tsx';
import type { View } from './view.ts';

export function SettingsScreen(view: View): ReactNode {
  const rows = settingRows(view.state.settings, view.home);
  const height = rows.length + 2;
  return (
    <Box flexDirection="column">
      <ListPanel view={view} id="settings" title="Settings" rows={rows} empty="" height={height} />
      <ThemeSample view={view} height={Math.max(0, view.rows - height)} />
    </Box>
  );
}

/** How the chosen colours look, below the list. */
function ThemeSample({ view, height }: { readonly view: View; readonly height: number }): ReactNode {
  const lines = themeSample(view.theme);
  return <Lines lines={lines.slice(0, height)} width={view.columns} height={height} theme={view.theme} />;
}

export function MessagesScreen(view: View): ReactNode {
  const rows = filterRows(messageRows(view.state), view.state.filters.messages ?? '');
  return (
    <ListPanel view={view} id="messages" title="Messages, newest first" rows={rows} empty="Nothing was said yet." />
  );
}
