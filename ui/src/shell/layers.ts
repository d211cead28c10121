import type { Component } from "svelte";

type Props = Record<string, unknown>;

/** A component shown over the window, with its props. */
export type Layer = {
  readonly component: Component<Props>;
  readonly props: Props;
  /** Whether it closes when another layer is opened from it. */
  readonly passing: boolean;
};

/** An open layer. Its key keeps what was typed into it while another layer is in front. */
export type OpenLayer = { readonly key: number; readonly layer: Layer };

/** A component that takes these props. */
type Taking<Given extends Props> = Component<Given, Props, string>;

/** A layer that shows this component. */
export function layer<Given extends Props>(component: Taking<Given>, props: NoInfer<Given>): Layer {
  // The compiler has checked the props here; whoever shows the layer need not know their type.
  return { component: component as unknown as Component<Props>, props, passing: false };
}

/** A layer that closes when another one is opened from it. */
export function passingLayer(component: Taking<Record<string, never>>): Layer {
  return { ...layer(component, {}), passing: true };
}

/** Offers a dialog to other features: they pass its props and need not know the component. */
export function dialog<Given extends Props>(component: Taking<Given>): (props: Given) => Layer {
  return (props) => layer(component, props);
}

/** Whether two layers show the same component with the same props. Functions are not compared. */
export function isSameLayer(one: Layer, other: Layer): boolean {
  return one.component === other.component && JSON.stringify(one.props) === JSON.stringify(other.props);
}
