import type { Component } from "svelte";

type Props = Record<string, unknown>;

/** A component over the window, with what it is given. */
export type Layer = {
  readonly component: Component<Props>;
  readonly props: Props;
  /** Whether it gives way to the layer that is opened from it. */
  readonly passing: boolean;
};

/** A layer with a key of its own, so that one below another keeps what was typed into it. */
export type OpenLayer = { readonly key: number; readonly layer: Layer };

/** A component that takes these props. */
type Taking<Given extends Props> = Component<Given, Props, string>;

/** A layer that shows this component. */
export function layer<Given extends Props>(component: Taking<Given>, props: NoInfer<Given>): Layer {
  // The props were checked against the component; from here on nobody needs to know them.
  return { component: component as unknown as Component<Props>, props, passing: false };
}

/** A layer that does not wait below the one that is opened from it. */
export function passingLayer(component: Taking<Record<string, never>>): Layer {
  return { ...layer(component, {}), passing: true };
}

/** How a feature offers its dialog to others: they name what it is given, and not the component. */
export function dialog<Given extends Props>(component: Taking<Given>): (props: Given) => Layer {
  return (props) => layer(component, props);
}

/** Whether two layers show the same component for the same things. */
export function isSameLayer(one: Layer, other: Layer): boolean {
  return one.component === other.component && JSON.stringify(one.props) === JSON.stringify(other.props);
}
