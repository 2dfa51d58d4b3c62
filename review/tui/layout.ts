/** The size of the terminal → where what goes. One row of the terminal stays free: with all of them Ink would clear it each time. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface Layout {
  /** List and details beside each other, else below. */
  readonly side: boolean;
  readonly height: number;
  readonly listHeight: number;
  readonly listWidth: number;
  readonly detailHeight: number;
  readonly detailWidth: number;
}

export const SMALLEST: Size = { columns: 50, rows: 10 };
/** Header, consequences, footer. */
const AROUND = 3;

export function layoutOf({ columns, rows }: Size): Layout {
  const height = Math.max(rows - 1, 1);
  const body = Math.max(height - AROUND, 1);
  if (columns >= 110 && rows >= 14) {
    const listWidth = Math.min(Math.floor(columns * 0.5), 110);
    return {
      side: true,
      height,
      listHeight: body,
      listWidth,
      detailHeight: body,
      detailWidth: columns - listWidth - 3,
    };
  }
  const listHeight = Math.max(Math.floor((body - 1) * 0.5), 2);
  return {
    side: false,
    height,
    listHeight,
    listWidth: columns,
    detailHeight: Math.max(body - 1 - listHeight, 1),
    detailWidth: columns,
  };
}
