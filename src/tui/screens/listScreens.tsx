import type { ReactNode } from 'react';
import { filterRows } from '../row.ts';
import { messageRows } from '../views/messageRows.ts';
import { settingRows } from '../views/settingRows.ts';
import { ListPanel } from './listPanel.tsx';
import type { View } from './view.ts';

export function SettingsScreen(view: View): ReactNode {
  const rows = settingRows(view.state.settings, view.home);
  return <ListPanel view={view} id="settings" title="Settings" rows={rows} empty="" height={rows.length + 2} />;
}

export function MessagesScreen(view: View): ReactNode {
  const rows = filterRows(messageRows(view.state), view.state.filters.messages ?? '');
  return (
    <ListPanel view={view} id="messages" title="Messages, newest first" rows={rows} empty="Nothing was said yet." />
  );
}
