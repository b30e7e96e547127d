export default { 'network.cycleTitle': 'Ciclo {n}' } as const;
