interface Press {
  readonly pointerType: string;
}

/**
 * For the button of a menu whose code is still on its way: a key or a mouse button opens when it goes down, since the
 * button may be another one by the time it comes up. A finger may still be scrolling, and opens when it leaves.
 */
export function opening(open: () => void) {
  return {
    onPressStart: ({ pointerType }: Press) => {
      if (pointerType !== 'touch') open();
    },
    onPress: open,
  };
}
