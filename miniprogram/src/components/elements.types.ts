import type { CSSProperties, ReactNode } from 'react';

/**
 * The few elements that every page is made of, once for WeChat (elements.tsx) and once for browsers
 * (elements.h5.tsx, real elements). A page never uses Taro's components or HTML itself.
 */
export type BoxProps = {
  id?: string;
  className?: string;
  style?: CSSProperties;
  children?: ReactNode;
  /** What the box is to a screen reader; 'none' hides it, for what is said in words beside it. */
  role?:
    | 'main'
    | 'navigation'
    | 'region'
    | 'group'
    | 'radiogroup'
    | 'list'
    | 'listitem'
    | 'img'
    | 'status'
    | 'alert'
    | 'none';
  label?: string;
  /** What is larger than the box is moved about in it; in browsers by the arrow keys too. */
  scrolls?: boolean;
};

export type TextProps = { id?: string; className?: string; children?: ReactNode };

/** The name of a field, inside `FieldFrame`; a tap on it puts the cursor into the input whose id is `of`. */
export type LabelProps = { of: string; className?: string; children?: ReactNode };

export type HeadingProps = { level: 1 | 2 | 3; id?: string; className?: string; children?: ReactNode };

/** Something to press. Its text is its name unless `label` says it better. */
export type TapProps = {
  id?: string;
  className?: string;
  label?: string;
  disabled?: boolean;
  expanded?: boolean;
  /** The one of a set that is shown now (a tab). */
  current?: boolean;
  onTap: () => void;
  children?: ReactNode;
};

/** One of several to choose from (radio), or something to choose or not (checkbox). */
export type ChoiceProps = {
  kind: 'radio' | 'checkbox';
  /** The group of a radio. */
  name: string;
  id?: string;
  className?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  children?: ReactNode;
};

/** Some lines to type into. In both targets `#id textarea` is the real one. */
export type TextAreaProps = Omit<InputProps, 'keyboard' | 'className' | 'onBlur' | 'onEnter'>;

/** One of a list that need not be seen as a whole. `#id select` in browsers. */
export type SelectProps = {
  id: string;
  label: string;
  value: string;
  options: readonly { value: string; text: string }[];
  onChange: (value: string) => void;
};

/** A photo; `label` says what it shows. */
/** As wide as its place, or `whole`: as large as fits into it. */
export type PictureProps = { src: string; label: string; className?: string; whole?: boolean };

/** A line to type into. In both targets `#id input` is the real input. */
export type InputProps = {
  id: string;
  className?: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** The keyboard's Enter, in WeChat its button for being done. */
  onEnter?: () => void;
  label: string;
  /** Ids of the hint and the error, for browsers. */
  describedBy?: string;
  /** The hint and the error in words, for WeChat. */
  description?: string;
  invalid?: boolean;
  keyboard?: 'text' | 'number' | 'digit' | 'idcard' | 'search';
  placeholder?: string;
  maxLength?: number;
};
