import { Link } from '@tanstack/react-router';

/** Before the heading of a network's pages: where they belong. Nothing until the name is known. */
export function networkLink(network: { readonly id: string; readonly name: string } | undefined) {
  if (!network) return null;
  return (
    <Link to="/n/$net" params={{ net: network.id }}>
      {network.name}
    </Link>
  );
}
