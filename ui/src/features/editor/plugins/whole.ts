// Writing where blocks are chosen as wholes, or words across the cells of a table: nothing that is typed takes the place
// of a block, and no cell is joined to another.
import { Plugin } from "prosemirror-state";
import { hasChosen, writeBelow } from "../commands/chosen";
import { acrossCells, clearCells } from "../commands/table";

export const whole = () =>
  new Plugin({
    props: {
      handleTextInput: (view, _from, _to, typed) => {
        if (hasChosen(view.state)) return writeBelow(typed)(view.state, view.dispatch, view);
        if (!acrossCells(view.state.selection)) return false;
        clearCells(view.state, view.dispatch);
        view.dispatch(view.state.tr.insertText(typed).scrollIntoView());
        return true;
      },
      handleDOMEvents: {
        cut: (view, event) => {
          if (!acrossCells(view.state.selection) || !event.clipboardData) return false;
          const { dom, text } = view.serializeForClipboard(view.state.selection.content());
          event.clipboardData.clearData();
          event.clipboardData.setData("text/html", dom.innerHTML);
          event.clipboardData.setData("text/plain", text);
          event.preventDefault();
          return clearCells(view.state, view.dispatch);
        },
      },
    },
  });
