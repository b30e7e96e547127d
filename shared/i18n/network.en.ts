export default { 'network.cycleTitle': 'Cycle {n}' } as const;
