/** The screen, painted by Ink. It has no state of its own. */
import { Box, Text, useInput } from 'ink';
import { useSyncExternalStore } from 'react';
import type { Controller } from './controller.js';
import { keysOf } from './keys.js';
import type { Line } from './line.js';
import { screenOf, type ScreenInput } from './screen.js';
import { LOOKS, type Marks } from './theme.js';

export interface AppProps {
  readonly controller: Controller;
  readonly input: ScreenInput;
  readonly marks: Marks;
}

export function App({ controller, input, marks }: AppProps) {
  const now = useSyncExternalStore(controller.subscribe, controller.snapshot);
  useInput((text, key) => controller.press(keysOf(text, key)));
  const { columns, rows } = now.size;
  const screen = screenOf(now, input, marks);
  const { body } = screen;
  return (
    <Box flexDirection="column" width={columns} height={Math.max(rows - 1, 1)}>
      <Row line={screen.header} />
      {body.kind === 'whole' ? (
        <Rows lines={body.lines} width={columns} />
      ) : body.layout.side ? (
        <Box>
          <Rows lines={body.list} width={body.layout.listWidth} />
          <Box flexDirection="column" width={3}>
            {body.list.map((_, at) => (
              <Text key={at} dimColor>{` ${marks.side} `}</Text>
            ))}
          </Box>
          <Rows lines={body.detail} width={body.layout.detailWidth} />
        </Box>
      ) : (
        <>
          <Rows lines={body.list} width={columns} />
          <Row line={body.title} />
          <Rows lines={body.detail} width={columns} />
        </>
      )}
      <Row line={screen.status} />
      <Row line={screen.footer} />
    </Box>
  );
}

/** Rows are told apart by where they stand: the next frame writes other text into them. */
function Rows({ lines, width }: { readonly lines: readonly Line[]; readonly width: number }) {
  return (
    <Box flexDirection="column" width={width}>
      {lines.map((line, at) => (
        <Row key={at} line={line} />
      ))}
    </Box>
  );
}

function Row({ line: { left, right, mark } }: { readonly line: Line }) {
  return (
    <Box height={1} justifyContent="space-between">
      <Box flexGrow={1} flexShrink={1} height={1}>
        <Text wrap="truncate-end" inverse={mark === 'cursor'}>
          {left.length === 0 ? ' ' : left.map(({ text, tone }, at) => <Piece key={at} text={text} tone={tone} />)}
        </Text>
      </Box>
      {right && (
        <Box flexShrink={0} height={1}>
          <Text>
            {right.map(({ text, tone }, at) => (
              <Piece key={at} text={text} tone={tone} />
            ))}
          </Text>
        </Box>
      )}
    </Box>
  );
}

const Piece = ({ text, tone }: Line['left'][number]) => <Text {...LOOKS[tone]}>{text}</Text>;
