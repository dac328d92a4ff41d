import { useNavigate, useSearch } from '@tanstack/react-router';
import { useNewestEntries, useSnapshot } from '#renderer/app/queries.ts';

/** The two snapshots that the address names; where it names none, the newest one and the one before of its charger. */
export const useComparison = () => {
  const search = useSearch({ from: '/log/compare' });
  const navigate = useNavigate();
  const snapshots = useNewestEntries({ kinds: ['snapshot'] }, 200).data?.entries ?? [];
  const own = snapshots.find((entry) => entry.snapshotId === search.right) ?? snapshots[0];
  const right = search.right ?? own?.snapshotId ?? '';
  const before = snapshots.find(
    (entry) => entry.snapshotId !== right && entry.chargerSerial === own?.chargerSerial,
  );
  const left = search.left ?? before?.snapshotId ?? '';
  const leftSnapshot = useSnapshot(left === '' ? null : left).data;
  const rightSnapshot = useSnapshot(right === '' ? null : right).data;
  const choose = (side: 'left' | 'right', id: string) =>
    void navigate({ to: '/log/compare', search: { left, right, [side]: id }, replace: true });
  return { snapshots, left, right, leftSnapshot, rightSnapshot, choose };
};
